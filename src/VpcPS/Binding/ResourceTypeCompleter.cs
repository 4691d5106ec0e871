namespace VpcPS.Binding;

/// <summary>Completes the resource types of the tag actions.</summary>
internal sealed class ResourceTypeCompleter : WordCompleter
{
    public ResourceTypeCompleter()
        : base(ResourceTypeAttribute.Types)
    {
    }
}
