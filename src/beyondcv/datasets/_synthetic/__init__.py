"""What draws the fictional tables of ``data/synthetic``; needs NumPy.

Only `beyondcv.datasets.generate` imports this: a browser has no NumPy.
"""
