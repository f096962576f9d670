"""Tests in a real browser. A package, so that the browser of its tests ends before other tests begin."""
