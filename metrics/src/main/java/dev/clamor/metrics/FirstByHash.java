package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import java.util.ArrayList;
import java.util.List;

/**
 * The few contacts of those seen whose numbers a fixed hash puts first: as good as drawn by lot, yet neither the order in
 * which they are seen nor their time matters, so that it combines.
 */
final class FirstByHash {
    private final long[] numbers;
    private int size;

    /** Of no contact yet; at most so many. */
    FirstByHash(int most) {
        numbers = new long[most];
    }

    void add(ContactId contact) {
        add(contact.number());
    }

    void combine(FirstByHash other) {
        for (int i = 0; i < other.size; i++) {
            add(other.numbers[i]);
        }
    }

    /** In the order of the hash. */
    List<ContactId> contacts() {
        List<ContactId> contacts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            contacts.add(new ContactId(numbers[i]));
        }
        return contacts;
    }

    private void add(long number) {
        long hash = hash(number);
        int place = size;
        while (place > 0 && hash(numbers[place - 1]) > hash) {
            place--;
        }
        if (place == numbers.length || place > 0 && numbers[place - 1] == number) {
            return;
        }
        size = Math.min(numbers.length, size + 1);
        System.arraycopy(numbers, place, numbers, place + 1, size - 1 - place);
        numbers[place] = number;
    }

    /** Stafford's variant 13 of the 64-bit finalizer, as in java.util.SplittableRandom: a bijection. */
    static long hash(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
