"""What the user has set: found beside the posts, checked, and turned into linters.

Here a configuration file is found and read, and its values are checked against the
options of the rules. Commands, the language server, the board and the importer ask here
for the settings of a post. Nothing here reads a post or runs a rule.
"""

from postkit.config.all_settings import FIELDS, Setting
from postkit.config.configuration import Configuration
from postkit.config.settings import Settings

__all__ = ["FIELDS", "Configuration", "Setting", "Settings"]
