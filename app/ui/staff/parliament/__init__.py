"""The room of the Children and Youth Parliament."""
