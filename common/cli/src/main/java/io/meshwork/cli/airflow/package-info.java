/** An Airflow beside the sandbox, with the DAGs of this checkout. */
package io.meshwork.cli.airflow;
