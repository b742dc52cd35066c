"""What the scheduler needs to know of a product, from its contract; the job checks the rest."""
