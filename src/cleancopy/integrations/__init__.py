"""cleancopy inside other people's pipelines."""
