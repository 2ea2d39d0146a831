package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import java.util.ArrayList;
import java.util.List;

/** The lowest few ids of the contacts seen: which ones does not depend on the order, so that it combines. */
final class LowestContacts {
    private static final int MOST = 3;

    private final long[] numbers = new long[MOST];
    private int size;

    void add(ContactId contact) {
        add(contact.number());
    }

    void combine(LowestContacts other) {
        for (int i = 0; i < other.size; i++) {
            add(other.numbers[i]);
        }
    }

    /** Ascending. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ids.add(new ContactId(numbers[i]).toString());
        }
        return List.copyOf(ids);
    }

    private void add(long number) {
        int place = 0;
        while (place < size && numbers[place] < number) {
            place++;
        }
        if (place == MOST || place < size && numbers[place] == number) {
            return;
        }
        size = Math.min(MOST, size + 1);
        for (int i = size - 1; i > place; i--) {
            numbers[i] = numbers[i - 1];
        }
        numbers[place] = number;
    }
}
