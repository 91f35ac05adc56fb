"""The kiosk: where children, young people and adults tell, and find their answer."""
