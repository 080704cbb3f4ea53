"""The series, and the order of their parts."""
