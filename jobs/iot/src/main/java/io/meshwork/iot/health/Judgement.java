package io.meshwork.iot.health;

import java.util.List;

/**
 * What one reading says of its sensor.
 *
 * @param score how unlike all earlier readings it is, from 0 to 1; above {@link
 *     AnomalyDetector#THRESHOLD} it is anomalous. 0 while the detector learns
 * @param downMicros how long the sensor was down when it came, 0 if it wasn't
 * @param anomalies what begins with this reading
 */
record Judgement(double score, long downMicros, List<Anomaly> anomalies) {}
