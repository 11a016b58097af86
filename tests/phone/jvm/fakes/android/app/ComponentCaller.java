package android.app;

public class ComponentCaller {}
