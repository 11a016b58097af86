package android.content.res;

public class AssetFileDescriptor {}
