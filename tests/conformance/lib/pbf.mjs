/** The wire format of Protocol Buffers, strictly: what is left over or cut off is an error. */
import assert from 'node:assert/strict';

export class PbfReader {
  constructor(bytes) {
    this.bytes_ = bytes;
    this.at = 0;
    this.wire = 0;
  }
  /** Calls read(field, this) for each field; read must take the value. */
  fields(read) {
    while (this.at < this.bytes_.length) {
      const key = this.next();
      this.wire = key & 7;
      const before = this.at;
      read(key >>> 3, this);
      assert.ok(this.at > before, 'a field was not read');
    }
  }
  next() {
    let [value, factor] = [0, 1];
    for (let count = 0; count < 10; count++) {
      assert.ok(this.at < this.bytes_.length, 'cut off in a number');
      const byte = this.bytes_[this.at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
    return assert.fail('a number of more than ten bytes');
  }
  expect(wire) {
    assert.equal(this.wire, wire, 'wire type');
  }
  varint() {
    this.expect(0);
    return this.next();
  }
  signed() {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  bytes() {
    this.expect(2);
    const length = this.next();
    assert.ok(this.at + length <= this.bytes_.length, 'cut off in bytes');
    this.at += length;
    return this.bytes_.subarray(this.at - length, this.at);
  }
  text() {
    return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes());
  }
  packed() {
    const inner = new PbfReader(this.bytes());
    const list = [];
    while (inner.at < inner.bytes_.length) list.push(inner.next());
    return list;
  }
  fixed(wire, size) {
    this.expect(wire);
    this.at += size;
    assert.ok(this.at <= this.bytes_.length, 'cut off in a number');
    return new DataView(this.bytes_.buffer, this.bytes_.byteOffset + this.at - size, size);
  }
  float() {
    return this.fixed(5, 4).getFloat32(0, true);
  }
  double() {
    return this.fixed(1, 8).getFloat64(0, true);
  }
}
