"""Sealing with libsodium: bytes and ids, no cases. No cipher, hash or password rule of our own."""
