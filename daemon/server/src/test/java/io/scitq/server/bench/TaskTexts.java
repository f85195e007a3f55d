package io.scitq.server.bench;

/** Tasks as JSON, as large as those of a usual analysis. */
final class TaskTexts {
  private TaskTexts() {}

  /** As scitq 1.3's library sends it. */
  static String rest(int number) {
    return "{\"command\": \"sh -c 'bwa mem -t 8 /resource/ref.fa /input/sample"
        + number
        + ".fastq.gz > /output/sample"
        + number
        + ".sam'\", \"name\": \"sample"
        + number
        + "\", \"status\": \"pending\", \"batch\": \"bench-post\", \"input\":"
        + " \"s3://bucket/reads/sample"
        + number
        + ".fastq.gz\", \"output\": \"s3://bucket/results/sample"
        + number
        + "/\", \"container\": \"bwa:0.7.17\", \"container_options\": \"\", \"resource\":"
        + " \"s3://bucket/ref/ref.tgz|untar\", \"required_task_ids\": [], \"use_cache\": false}";
  }

  /** One of a request on the bus. */
  static String bus(String batch, int number) {
    return "{\"command\":\"sh -c 'bwa mem -t 8 /resource/ref.fa /input/sample"
        + number
        + ".fastq.gz'\",\"name\":\"sample"
        + number
        + "\",\"batch\":\""
        + batch
        + "\",\"input\":\"s3://bucket/reads/sample"
        + number
        + ".fastq.gz\",\"output\":\"s3://bucket/results/sample"
        + number
        + "/\",\"container\":\"bwa:0.7.17\"}";
  }
}
