/**
 * Plans that are made once per run: what a batch is asked is the same each time, only its rows are
 * others. Analysis, optimization and planning of a query with all the rules in it take longer than
 * a small batch does.
 */
package io.meshwork.quality.plan;
