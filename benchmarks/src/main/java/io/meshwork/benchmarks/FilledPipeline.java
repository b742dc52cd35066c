package io.meshwork.benchmarks;

/** The product whose history and quarantine are full from before. */
record FilledPipeline(ProductPipeline product, Filling filling) implements Side {
  @Override
  public String name() {
    return product.name();
  }

  /** What a run leaves there is repeated, so one goes before. */
  @Override
  public void prepare() {
    product.prepare();
    product.run();
    filling.fill();
    product.prepareKeeping(Filling.TABLES);
  }

  @Override
  public void run() {
    product.run();
  }

  @Override
  public void verify() {
    product.verify();
  }
}
