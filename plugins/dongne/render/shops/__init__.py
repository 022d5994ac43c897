"""What is told and drawn of shops: when they are open, where they are, how a telephone finds them."""
