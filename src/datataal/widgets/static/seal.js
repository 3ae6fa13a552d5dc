// Open what is said to an answer: the counterpart of _seal.py. SHA-256 (FIPS 180-4), HMAC
// (RFC 2104) and PBKDF2 (RFC 8018) in plain steps, because crypto.subtle is missing on plain
// http. It keeps honest readers honest; it is no security for an exam.
const seal = (() => {
  const primes = (count) => {
    const found = [];
    for (let n = 2; found.length < count; n += 1) if (found.every((p) => n % p)) found.push(n);
    return found;
  };
  // The first 32 bits after the point of a root of a prime.
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  const K = primes(64).map((p) => fraction(Math.cbrt(p)));
  const START = primes(8).map((p) => fraction(Math.sqrt(p)));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));
  const w = new Int32Array(64);

  function block(state, bytes, at) {
    for (let i = 0; i < 16; i += 1) {
      const b = at + 4 * i;
      w[i] = (bytes[b] << 24) | (bytes[b + 1] << 16) | (bytes[b + 2] << 8) | bytes[b + 3];
    }
    for (let i = 16; i < 64; i += 1) {
      const one = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const two = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + one + w[i - 7] + two;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (state[i] + word) | 0; });
  }

  function sha256(bytes) {
    const size = Math.ceil((bytes.length + 9) / 64) * 64, padded = new Uint8Array(size), state = [...START];
    padded.set(bytes);
    padded[bytes.length] = 128;
    new DataView(padded.buffer).setUint32(size - 4, bytes.length * 8);
    for (let at = 0; at < size; at += 64) block(state, padded, at);
    const out = new Uint8Array(32), view = new DataView(out.buffer);
    state.forEach((word, i) => view.setInt32(4 * i, word));
    return out;
  }

  const utf8 = (text) => new TextEncoder().encode(text);
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

  function hmac(key, message) {
    const pad = (byte) => Uint8Array.from({ length: 64 }, (_, i) => ((key.length > 64 ? sha256(key) : key)[i] || 0) ^ byte);
    return sha256(join(pad(0x5c), sha256(join(pad(0x36), message))));
  }

  function pbkdf2(password, salt, rounds) {
    let last = hmac(password, join(salt, [0, 0, 0, 1]));
    const out = last.slice();
    for (let round = 1; round < rounds; round += 1) {
      last = hmac(password, last);
      last.forEach((byte, i) => { out[i] ^= byte; });
    }
    return out;
  }

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const keys = new Map(); // a key costs some time; a reader often checks the same answer twice

  // What is said to the answer with this token; null if nobody foresaw it.
  function open({ salt, rounds, notes }, token) {
    const name = `${salt} ${token}`;
    if (!keys.has(name)) keys.set(name, pbkdf2(utf8(token), utf8(salt), rounds));
    const key = keys.get(name), locked = notes[hex(hmac(key, utf8("tag"))).slice(0, 24)];
    if (!locked) return null;
    const mixed = Uint8Array.from(atob(locked), (letter) => letter.charCodeAt(0));
    const plain = mixed.map((byte, i) => byte ^ stream(key, i >> 5)[i & 31]);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  let part = { key: null, nr: -1, bytes: null };
  function stream(key, nr) {
    if (part.key !== key || part.nr !== nr) part = { key, nr, bytes: hmac(key, utf8(`note ${nr}`)) };
    return part.bytes;
  }

  return { open, sha256, pbkdf2, hmac };
})();
