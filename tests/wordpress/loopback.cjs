// Loaded before the server: it listens on loopback only, connects nowhere else, and ends when the
// tests that started it have ended, however they did.
const net = require("node:net");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.stdin.on("end", () => process.exit(1)).on("error", () => process.exit(1)).resume();
}

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...given) {
  if (typeof given[0] === "number" && typeof given[1] !== "string") {
    given.splice(1, 0, "127.0.0.1");
  }
  return listen.apply(this, given);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const wanted = Array.isArray(given[0]) ? given[0][0] : given[0];
  const host = wanted && typeof wanted === "object" && !wanted.path ? wanted.host : undefined;
  if (host && !["127.0.0.1", "::1", "localhost"].includes(host)) {
    throw new Error(`nothing leaves this machine, not even to ${host}`);
  }
  return connect.apply(this, given);
};
