#!/usr/bin/env bash
# Airflow's own command with the settings of this sandbox. "mesh airflow up" writes this file.
@exports@exec @airflow@ "$@"
