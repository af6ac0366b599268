"""Scrapy middlewares: what every request and response passes."""
