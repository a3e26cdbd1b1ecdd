"""What the user has set: found beside the drafts, checked, and turned into linters."""

from postkit.config.all_settings import FIELDS, Setting
from postkit.config.configuration import Configuration
from postkit.config.settings import Settings

__all__ = ["FIELDS", "Configuration", "Setting", "Settings"]
