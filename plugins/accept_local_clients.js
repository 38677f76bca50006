'use strict'
// A client on this machine (the mail server that this filter stands before, or you, trying it) may name any
// recipient: the next hop knows which ones exist. Clients from elsewhere need a domain in config/host_list.

exports.register = function () {
  this.register_hook('rcpt', 'accept_local_client', 50)
}

exports.accept_local_client = (next, connection) => {
  const { ip } = connection.remote
  if (ip === '::1' || ip === '::ffff:127.0.0.1' || ip.startsWith('127.')) return next(OK)
  next()
}
