/** Loaded into the two processes by npm start: if that is killed, nobody is left holding the ports. */
import cluster from 'node:cluster'

if (cluster.isPrimary && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGINT'))
  // The listener must not keep a process alive that has nothing else to do.
  process.channel.unref()
}
