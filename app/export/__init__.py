"""Pictures of views, and where they go."""
