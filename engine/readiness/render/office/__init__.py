"""Reports as Word documents and Excel workbooks: what a municipality passes around."""
