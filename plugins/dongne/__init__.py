"""The newsroom of a shopping neighbourhood: from submissions and decisions to a site."""
