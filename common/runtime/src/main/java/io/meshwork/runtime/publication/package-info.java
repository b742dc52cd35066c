/**
 * What is recorded of a product's runs: publications, with the rules' results, and the runs'
 * reports. Consumers and the catalog read these; nothing here knows what a batch is made of.
 */
package io.meshwork.runtime.publication;
