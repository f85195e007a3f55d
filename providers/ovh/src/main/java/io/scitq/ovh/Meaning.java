package io.scitq.ovh;

/** What an error of OVH means to us, whatever was asked. */
enum Meaning {
  /** Credentials, rights or the service itself are refused: nothing else will work. */
  AUTHENTICATION,
  /** Too many requests. */
  THROTTLED,
  /** A ceiling of the project was met. */
  QUOTA,
  /** No machine of this kind is left. */
  CAPACITY,
  /** Image and flavor do not go together. */
  UNSUPPORTED,
  /** The image is not there any more: ids rotate at each refresh. */
  IMAGE_MISSING,
  /** The instance asked for is not there. */
  ABSENT,
  /** Refused for another reason; nothing was done. */
  REFUSED,
  /** It cannot be told whether something was done. */
  UNCLEAR
}
