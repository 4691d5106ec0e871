namespace VpcPS.Binding;

/// <summary>Completes the kinds of resources with tags.</summary>
internal sealed class ResourceTypeCompleter : WordCompleter
{
    public ResourceTypeCompleter()
        : base(ResourceTypeAttribute.Types)
    {
    }
}
