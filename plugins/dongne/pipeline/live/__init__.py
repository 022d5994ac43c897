"""The live preview: a workshop that builds it, a watch over what people write, a host that shows it to them."""
