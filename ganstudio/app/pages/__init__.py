"""The pages of the window, in the order of the rail. A new page is one file and one line here."""
