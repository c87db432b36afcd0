"""How the United Nations Security Council votes."""
