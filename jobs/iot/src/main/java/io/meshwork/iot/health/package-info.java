/**
 * How the devices do, from their readings: heartbeat and downtime, stuck and drifting sensors, and
 * an online anomaly score. What is known of a sensor is a function of its readings in event order
 * and of its expected interval alone; no clock, no random number and no parallel sum has a part in
 * it.
 */
package io.meshwork.iot.health;
