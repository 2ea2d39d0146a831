SELECT log_files.run, line.* EXCLUDE (filename)
FROM {events} AS line JOIN log_files ON line.filename = log_files.file
WHERE line.e IS NOT NULL
