namespace GenFlow.Models;

// Members and items. JSON is sequential: a value has a next one only when it has ended itself.
public readonly partial struct PartialJson
{
    /// <summary>A member of the object: the last of the name that has begun; absent where there is none, or this is no object.</summary>
    /// <param name="utf8Name">Its name.</param>
    /// <returns>Its value.</returns>
    public PartialJson Member(ReadOnlySpan<byte> utf8Name)
    {
        PartialJson found = default;
        if (Kind == PartialJsonKind.Object)
        {
            for (PartialJson child = FirstChild(); child._json is not null; child = NextOf(child))
            {
                if (JsonText.Is(child.Name(), utf8Name))
                {
                    found = child;
                }
            }
        }

        return found;
    }

    /// <summary>The items of the list that have begun; none where this is no list.</summary>
    /// <returns>Their values.</returns>
    public IReadOnlyList<PartialJson> Items()
    {
        if (Kind != PartialJsonKind.Array)
        {
            return [];
        }

        var items = new List<PartialJson>();
        for (PartialJson child = FirstChild(); child._json is not null; child = NextOf(child))
        {
            items.Add(child);
        }

        return items;
    }

    /// <summary>The members of the object that have a value, each name once; none where this is no object.</summary>
    /// <returns>Names and values.</returns>
    public IReadOnlyList<KeyValuePair<string, PartialJson>> Members()
    {
        if (Kind != PartialJsonKind.Object)
        {
            return [];
        }

        var members = new OrderedDictionary<string, PartialJson>(StringComparer.Ordinal);
        for (PartialJson child = FirstChild(); child._json is not null; child = NextOf(child))
        {
            members[JsonText.Decode(child.Name())] = child;
        }

        return members;
    }

    private PartialJson FirstChild() => Child(_node + 1);

    private PartialJson NextOf(PartialJson child)
    {
        ref readonly TapeNode node = ref _json!.Tape[child._node];
        int end = node.End;
        return end == 0 || end > _length ? default
            : Child(node.Kind is PartialJsonKind.Object or PartialJsonKind.Array ? node.Next : child._node + 1);
    }

    // Where the container has ended, what is behind its end is another's.
    private PartialJson Child(int index)
    {
        ref readonly TapeNode node = ref _json!.Tape[_node];
        int end = node.End;
        return end != 0 && end <= _length && index >= node.Next ? default : Of(_json, index, _length);
    }

    private PartialJson LastChild()
    {
        PartialJson last = default;
        for (PartialJson child = FirstChild(); child._json is not null; child = NextOf(child))
        {
            last = child;
        }

        return last;
    }

    private ReadOnlySpan<byte> Name()
    {
        ref readonly TapeNode node = ref _json!.Tape[_node];
        return _json.Slice(node.Name + 1, node.NameEnd - 1);
    }
}
