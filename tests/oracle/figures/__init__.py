"""Every figure, one file a report, computed from the words of the contract alone."""
