"""What the kiosk shows of the home's own."""
