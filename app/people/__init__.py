"""Accounts: begun, changed, ended, with new keys, with the recovery sheet."""
