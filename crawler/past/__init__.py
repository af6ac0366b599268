"""What public web archives hold of a site, and how it comes into ours."""
