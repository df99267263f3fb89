"""The package's build: setuptools, after what the pages take from npm has been built. See PEP 517."""

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403

import vendor


def get_requires_for_build_wheel(config_settings=None):
    wanted = build_meta.get_requires_for_build_wheel(config_settings)
    return wanted if vendor.has_node() else [*wanted, vendor.WHEEL]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    vendor.build()
    return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)
