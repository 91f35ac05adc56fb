"""How everything looks: tokens in one place, and the fonts, pictures and style made from them."""
