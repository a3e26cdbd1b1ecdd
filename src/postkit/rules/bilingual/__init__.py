"""BI: translations that do not match their originals."""
