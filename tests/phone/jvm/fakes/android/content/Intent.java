package android.content;

import android.net.Uri;
import android.os.Bundle;
import android.os.Parcelable;
import fake.World;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Intent implements Parcelable {
    public static final String ACTION_CREATE_DOCUMENT = "create";
    public static final String ACTION_DIAL = "dial";
    public static final String ACTION_INSERT = "insert";
    public static final String ACTION_MAIN = "main";
    public static final String ACTION_OPEN_DOCUMENT = "open";
    public static final String ACTION_SEND = "send";
    public static final String ACTION_SEND_MULTIPLE = "send multiple";
    public static final String ACTION_VIEW = "view";
    public static final String CATEGORY_OPENABLE = "openable";
    public static final String EXTRA_TEXT = "text";
    public static final String EXTRA_STREAM = "stream";
    public static final String EXTRA_TITLE = "title";
    public static final int FLAG_ACTIVITY_CLEAR_TASK = 0x00008000;
    public static final int FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY = 0x00100000;
    public static final int FLAG_ACTIVITY_NEW_TASK = 0x10000000;
    public static final int FLAG_GRANT_READ_URI_PERMISSION = 1;
    private final String action;
    private final List<String> said = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private Uri data;
    private Bundle extras;
    public Class<?> kind;
    private int flags;
    private ClipData clip;

    public Intent(String action) {
        this.action = action;
    }

    public Intent(String action, Uri data) {
        this.action = action;
        this.data = data;
    }

    public Intent(Intent other) {
        this(other.action, other.data);
    }

    public static Intent createChooser(Intent target, CharSequence title) {
        return new Intent("choose " + title + ": " + target);
    }

    public static Intent createChooser(Intent target, CharSequence title, IntentSender sender) {
        throw new UnsupportedOperationException();
    }

    public Intent() {
        throw new UnsupportedOperationException();
    }

    public Intent(Context context, Class<?> component) {
        this(component.getName());
        kind = component;
    }

    public Intent(String action, Uri data, Context context, Class<?> component) {
        throw new UnsupportedOperationException();
    }

    public String getAction() {
        return action;
    }

    public Uri getData() {
        return data;
    }

    public Intent setData(Uri data) {
        this.data = data;
        said.add("at " + data);
        return this;
    }

    public int filterHashCode() {
        return java.util.Objects.hash(action, data == null ? null : data.path);
    }

    public int getFlags() {
        return flags;
    }

    public ClipData getClipData() {
        if (World.is("clip", "broken")) {
            throw new android.os.BadParcelableException("ClassNotFoundException when unmarshalling");
        }
        return clip;
    }

    public void setClipData(ClipData clip) {
        this.clip = clip;
    }

    public String getStringExtra(String name) {
        if (World.is("extras", "broken")) {
            throw new android.os.BadParcelableException("ClassNotFoundException when unmarshalling");
        }
        return World.halved(texts.get(name));
    }

    public Intent addCategory(String category) {
        said.add(category);
        return this;
    }

    public Intent setType(String type) {
        said.add(type);
        return this;
    }

    public Intent setPackage(String name) {
        said.add("to " + name);
        return this;
    }

    public Intent setComponent(ComponentName component) {
        said.add("in " + component);
        return this;
    }

    public Intent addFlags(int flags) {
        said.add("flags " + flags);
        this.flags |= flags;
        return this;
    }

    public Bundle getExtras() {
        return extras;
    }

    public Intent putExtras(Bundle extras) {
        said.add("with " + extras);
        return this;
    }

    public Intent putExtras(Intent source) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, String value) {
        if (extras == null) {
            extras = new Bundle();
        }
        extras.putString(name, value);
        texts.put(name, value);
        said.add(name + "=" + value);
        return this;
    }

    public Intent putExtra(String name, Parcelable value) {
        said.add(name + "=" + value);
        return this;
    }

    public Intent putExtra(String name, CharSequence value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, int value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, boolean value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, Bundle value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, Serializable value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, String[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, byte value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, char value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, short value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, long value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, float value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, double value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, Parcelable[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, boolean[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, byte[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, short[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, char[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, int[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, long[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, float[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, double[] value) {
        throw new UnsupportedOperationException();
    }

    public Intent putExtra(String name, CharSequence[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return said.isEmpty() ? action : action + " " + String.join(" ", said);
    }
}
