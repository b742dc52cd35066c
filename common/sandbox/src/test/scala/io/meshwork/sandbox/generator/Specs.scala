package io.meshwork.sandbox.generator

/** Specifications that differ from a given one. */
object Specs {
  def withSeed(spec: EventSpec, seed: Long): EventSpec = copy(spec, seed = seed)

  def copy(
      spec: EventSpec,
      seed: Long = 0,
      entities: Option[Entities] = None,
      batch: Option[BatchSpec] = None,
      stream: Option[StreamSpec] = None,
      defects: Option[java.util.List[Defect]] = None
  ): EventSpec = new EventSpec(
    spec.topic(),
    seed,
    entities.getOrElse(spec.entities()),
    spec.key(),
    batch.getOrElse(spec.batch()),
    stream.getOrElse(spec.stream()),
    spec.fields(),
    defects.getOrElse(spec.defects())
  )
}
