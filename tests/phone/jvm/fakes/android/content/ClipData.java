package android.content;

import android.net.Uri;
import java.util.ArrayList;
import java.util.List;

public class ClipData {
    private final List<Item> items = new ArrayList<>();

    /** Of what a test shares: addresses and texts. */
    public static ClipData of(String[] uris, String[] texts) {
        ClipData made = new ClipData();
        for (String uri : uris) {
            made.items.add(new Item(null, new Uri(uri)));
        }
        for (String text : texts) {
            made.items.add(new Item(fake.World.halved(text), null));
        }
        return made;
    }

    public int getItemCount() {
        return items.size();
    }

    public Item getItemAt(int index) {
        return items.get(index);
    }

    public static class Item {
        private final CharSequence text;
        private final Uri uri;

        Item(CharSequence text, Uri uri) {
            this.text = text;
            this.uri = uri;
        }

        public CharSequence getText() {
            return text;
        }

        public Uri getUri() {
            return uri;
        }
    }
}
