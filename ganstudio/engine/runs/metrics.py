"""Says what a row of ``metrics.jsonl`` holds: the figure of a metric, measured during the training.

============  ==========================================================================================
``images``    images seen by the averaged generator that was measured
``metric``    a name of :data:`ganstudio.engine.metrics.METRICS`
``value``     by the metric's definition
``low``       lower end of the 95 % interval; null without one
``high``      its upper end
``floor``     the value of real images against other real images; null without one
``n``         number of generated images
``features``  name of the feature network; "" for a metric without features
``better``    whether a "lower" or a "higher" value is better
============  ==========================================================================================
"""
