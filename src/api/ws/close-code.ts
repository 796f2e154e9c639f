/**
 * Codes that a socket is closed with beside those of the graphql-transport-ws protocol. After each one a client may
 * come back and resume at its last cursor.
 */
export const SocketClose = {
  /** The node is restarted: come back after a moment of your own choosing. */
  RESTART: 1012,
  /** Who signs in cannot be verified now: the issuer of the token does not answer. */
  TRY_AGAIN_LATER: 1013,
  /** What was sent was not read in time. */
  SLOW_CONSUMER: 4420,
  /** The user has as many sockets as one may have. */
  TOO_MANY_SOCKETS: 4421,
} as const;
